import type { LanguageTexts } from './model';

export const es: LanguageTexts = {
  geo: 'en {country}',
  card: {
    description:
      'Una tarjeta regalo de {brand}, para ti o para regalar. El código llega por correo y aparece en el pedido, normalmente en un minuto desde el pago.',
    steps: [
      'Inicia sesión en {brand} o ten el código a mano en la caja.',
      'Elige «Canjear» o «Tarjeta regalo» e introduce el código tal como aparece.',
      'El importe se suma a tu saldo o se descuenta de la compra.',
    ],
    terms: ['Válida solo en {country}.', 'Sin reembolso, canje por efectivo ni reposición.'],
    note: 'La cuenta debe estar registrada en {country}.',
  },
  topUp: {
    description:
      'Saldo para un número de prepago de {brand} en {country}. Se añade directamente; solo los productos PIN llevan código.',
    steps: [
      'Escribe el número con su prefijo internacional y compruébalo.',
      'Paga: el saldo suele llegar en pocos minutos.',
    ],
    terms: ['Solo para números de prepago de {brand} en {country}.', 'No se puede anular.'],
    note: 'Los impuestos del operador pueden reducir el saldo recibido.',
  },
  bundle: {
    description: 'Un bono de datos de {brand} para un número de prepago en {country}.',
    steps: [
      'Escribe el número con su prefijo internacional y compruébalo.',
      'Paga: el operador confirma el bono por SMS.',
    ],
    terms: ['Solo para números de prepago de {brand}.', 'Los datos no usados caducan.'],
    note: 'En casi todos los operadores un segundo bono prolonga el primero.',
  },
  esim: {
    description:
      'Datos móviles sin tarjeta física. Recibes un código QR y un código de activación; el plazo empieza con la primera conexión.',
    steps: [
      'Comprueba que el teléfono está libre y admite eSIM.',
      'En los ajustes elige «Añadir eSIM» y escanea el código QR.',
      'Activa la itinerancia de datos al llegar.',
    ],
    terms: ['Solo datos, sin llamadas ni SMS.', 'Se instala una vez, en un dispositivo.'],
    note: 'Instálala en casa con Wi-Fi.',
  },
};
