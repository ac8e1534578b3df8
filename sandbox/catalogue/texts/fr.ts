import type { LanguageTexts } from './model';

export const fr: LanguageTexts = {
  geo: 'pays : {country}',
  card: {
    description:
      'Une carte cadeau {brand}, pour vous ou à offrir. Le code arrive par e-mail et figure dans la commande, en général moins d’une minute après le paiement.',
    steps: [
      'Connectez-vous à {brand} ou présentez le code en caisse.',
      'Choisissez « Utiliser » ou « Carte cadeau » et saisissez le code tel quel.',
      'Le montant est ajouté au solde ou déduit du panier.',
    ],
    terms: ['Pays de validité : {country}.', 'Ni remboursement, ni échange, ni remplacement.'],
    note: 'Le compte doit être enregistré dans le même pays que la carte.',
  },
  topUp: {
    description:
      'Du crédit pour un numéro prépayé {brand}. Il est ajouté directement ; seuls les produits PIN donnent un code.',
    steps: [
      'Saisissez le numéro avec son indicatif et vérifiez-le.',
      'Payez : le crédit arrive en quelques minutes.',
    ],
    terms: ['Pour les numéros prépayés {brand} uniquement.', 'Une recharge ne s’annule pas.'],
    note: 'Les taxes de l’opérateur peuvent réduire le crédit reçu.',
  },
  bundle: {
    description: 'Un forfait de données {brand} pour un numéro prépayé.',
    steps: [
      'Saisissez le numéro avec son indicatif et vérifiez-le.',
      'Payez : l’opérateur confirme le forfait par SMS.',
    ],
    terms: ['Pour les numéros prépayés {brand}.', 'Les données non utilisées sont perdues.'],
    note: 'Chez la plupart des opérateurs, un second forfait prolonge le premier.',
  },
  esim: {
    description:
      'Des données mobiles sans carte en plastique. Vous recevez un QR code et un code d’activation ; la durée court dès la première connexion.',
    steps: [
      'Vérifiez que le téléphone est déverrouillé et compatible eSIM.',
      'Dans les réglages, choisissez « Ajouter une eSIM » et scannez le QR code.',
      'Activez les données en itinérance à l’arrivée.',
    ],
    terms: ['Données uniquement, ni appels ni SMS.', 'S’installe une fois, sur un seul appareil.'],
    note: 'Installez-la chez vous, en Wi-Fi.',
  },
};
