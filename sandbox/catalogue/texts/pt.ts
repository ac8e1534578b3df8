import type { LanguageTexts } from './model';

export const pt: LanguageTexts = {
  geo: 'país: {country}',
  card: {
    description:
      'Um cartão-presente {brand}, para você ou para presentear. O código chega por e-mail e aparece no pedido, em geral um minuto após o pagamento.',
    steps: [
      'Entre na sua conta {brand} ou apresente o código no caixa.',
      'Escolha “Resgatar” ou “Cartão-presente” e digite o código como aparece.',
      'O valor entra no saldo ou é descontado da compra.',
    ],
    terms: ['País de validade: {country}.', 'Sem reembolso, troca por dinheiro ou segunda via.'],
    note: 'A conta precisa estar registrada no mesmo país do cartão.',
  },
  topUp: {
    description:
      'Crédito para um número pré-pago {brand}. A recarga é direta; só produtos PIN têm código.',
    steps: [
      'Digite o número com o código do país e confira.',
      'Pague: o crédito costuma chegar em poucos minutos.',
    ],
    terms: ['Só para números pré-pagos {brand}.', 'A recarga não pode ser desfeita.'],
    note: 'Impostos da operadora podem reduzir o crédito recebido.',
  },
  bundle: {
    description: 'Um pacote de dados {brand} para um número pré-pago.',
    steps: [
      'Digite o número com o código do país e confira.',
      'Pague: a operadora confirma o pacote por SMS.',
    ],
    terms: ['Só para números pré-pagos {brand}.', 'Dados não usados expiram.'],
    note: 'Na maioria das operadoras, um segundo pacote prolonga o primeiro.',
  },
  esim: {
    description:
      'Dados móveis sem chip físico. Você recebe um QR code e um código de ativação; o prazo conta a partir da primeira conexão.',
    steps: [
      'Confira se o aparelho está desbloqueado e aceita eSIM.',
      'Nos ajustes, escolha “Adicionar eSIM” e leia o QR code.',
      'Ative o roaming de dados ao chegar.',
    ],
    terms: ['Só dados, sem chamadas nem SMS.', 'Instala-se uma vez, em um aparelho.'],
    note: 'Instale em casa, no Wi-Fi.',
  },
};
