/*
 * Shows the shop this file comes from in the page whose script tag loads it, where that tag stands.
 * docs/embed.md describes the attributes, the events and the messages.
 */
(() => {
  const app = 'shop-embed';
  const version = 1;
  const least = 480;
  const most = 50_000;
  const patienceMs = 10_000;
  const firstGreetingMs = 250;

  const script = document.currentScript;
  if (script === null || !script.src) return;
  const { origin: shop, hostname } = new URL(script.src);
  const { language, country, brand, title = hostname, link = title } = script.dataset;

  /** The page of the shop to begin with: without a language, the shop chooses the reader's. */
  function startAddress() {
    const inCountry = country ? [country.toLowerCase(), ...(brand ?? '').split('/')] : [];
    const parts = [language, ...inCountry].filter(Boolean);
    return `${shop}/${parts.map(encodeURIComponent).join('/')}`;
  }

  const address = startAddress();
  const place = document.createElement('div');
  place.dataset.shopEmbed = '';
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = title;
  frame.loading = 'lazy';
  Object.assign(frame.style, { display: 'block', width: '100%', height: `${least}px`, border: '0' });

  /** For whoever listens on the page: `shop-embed:` and the type. */
  function announce(type, detail) {
    place.dispatchEvent(new CustomEvent(`${app}:${type}`, { bubbles: true, detail }));
  }

  /** Whether the document in the frame has answered, and whether any has. */
  let isAnswered = false;
  let isKnown = false;
  /** A plain link to the shop, in place of a frame that shows nothing. */
  let plainLink = null;

  function showFrame() {
    plainLink?.remove();
    plainLink = null;
    frame.style.display = 'block';
  }

  function showPlainLink() {
    if (isKnown) return;
    plainLink = document.createElement('a');
    plainLink.href = address;
    plainLink.target = '_blank';
    plainLink.rel = 'noopener';
    plainLink.textContent = link;
    frame.style.display = 'none';
    place.append(plainLink);
    announce('unavailable', {});
  }

  /** Another page has come: the reader is to see its beginning, not where the last one was left. */
  function scrollToTop() {
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  }

  const isCount = (number) => Number.isInteger(number) && number >= 0;

  function take(message) {
    switch (message.type) {
      case 'ready':
        isAnswered = true;
        showFrame();
        if (isKnown) scrollToTop();
        isKnown = true;
        announce('ready', {});
        break;
      case 'page':
        scrollToTop();
        announce('page', {});
        break;
      case 'height':
        if (!isCount(message.height)) return;
        frame.style.height = `${Math.min(Math.max(message.height, least), most)}px`;
        announce('height', { height: message.height });
        break;
      case 'cart':
        if (isCount(message.units)) announce('cart', { units: message.units });
        break;
      case 'checkout':
        announce('checkout', {});
        break;
    }
  }

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== shop || source !== frame.contentWindow) return;
    if (data === null || typeof data !== 'object') return;
    if (data.app === app && data.version === version) take(data);
  });

  /** Says hello until the document answers, ever less often: its script may not run yet. */
  function greet(delayMs) {
    if (isAnswered || delayMs > patienceMs) return;
    frame.contentWindow?.postMessage({ app, version, type: 'hello' }, shop);
    setTimeout(greet, delayMs, delayMs * 2);
  }

  // Each document in the frame has to be greeted anew.
  frame.addEventListener('load', () => {
    isAnswered = false;
    greet(firstGreetingMs);
  });

  // A frame out of sight is not loaded yet, and nobody waits for it.
  const sight = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    sight.disconnect();
    setTimeout(showPlainLink, patienceMs);
  });

  place.append(frame);
  script.before(place);
  sight.observe(frame);
})();
