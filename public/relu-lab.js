// <relu-lab src="https://…/#rows=20000" height="480" title="…"></relu-lab>: the Dead ReLU Lab in a frame of your page.
// Copy this file to your site, or load it from where the lab is hosted. docs/embedding.md of the lab says what it does. MIT licence.
(() => {
  const TYPES = new Set(['ready', 'frame', 'finished', 'height', 'error']);
  const LEAST_HEIGHT = 120;
  const MOST_HEIGHT = 10_000;

  class ReluLab extends HTMLElement {
    static observedAttributes = ['src', 'height', 'title', 'sandbox'];
    #frame = document.createElement('iframe');
    // What is said before the page hears waits until it does.
    #isReady = false;
    #early = [];
    #hear = ({ source, data }) => {
      if (source === null || source !== this.#frame.contentWindow || data?.lab !== 1 || !TYPES.has(data.type)) return;
      if (data.type === 'ready') {
        this.#isReady = true;
        for (const message of this.#early.splice(0)) this.#send(message);
      }
      if (data.type === 'height' && !this.hasAttribute('height') && Number.isFinite(data.height)) {
        this.#frame.style.height = `${Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, data.height))}px`;
      }
      this.dispatchEvent(new CustomEvent(`lab-${data.type}`, { detail: data, bubbles: true }));
    };

    connectedCallback() {
      addEventListener('message', this.#hear);
      Object.assign(this.style, { display: 'block' });
      Object.assign(this.#frame.style, { display: 'block', width: '100%', border: '0' });
      this.#frame.allow = 'clipboard-write';
      this.#follow();
      this.append(this.#frame);
    }

    disconnectedCallback() {
      this.#isReady = false;
      removeEventListener('message', this.#hear);
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#follow();
    }

    /** Changes settings, written as in a link: `lr=0.1&hidden=64,64`. What is locked stays. */
    set(link) {
      this.#send({ type: 'set', link });
    }

    /** Trains. */
    run() {
      this.#send({ type: 'run' });
    }

    /** Holds training. */
    pause() {
      this.#send({ type: 'pause' });
    }

    /** Asks for the newest epoch: it comes as an event `lab-frame`. */
    get() {
      this.#send({ type: 'get' });
    }

    // A sandboxed frame has no origin that could be named, and what is sent is no secret.
    #send(message) {
      if (!this.#isReady) this.#early.push(message);
      else this.#frame.contentWindow?.postMessage({ lab: 1, ...message }, '*');
    }

    #follow() {
      const frame = this.#frame;
      frame.title = this.title === '' ? 'Dead ReLU Lab' : this.title;
      if (this.hasAttribute('sandbox')) frame.setAttribute('sandbox', this.getAttribute('sandbox'));
      else frame.removeAttribute('sandbox');
      const height = Number(this.getAttribute('height'));
      if (height > 0) frame.style.height = `${Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, height))}px`;
      const url = new URL(this.getAttribute('src') ?? '', document.baseURI);
      if (!['http:', 'https:'].includes(url.protocol) || !this.hasAttribute('src')) return;
      const link = url.hash.slice(1);
      if (!/(^|&)embed=/.test(link)) url.hash = link === '' ? 'embed=1' : `${link}&embed=1`;
      const before = frame.getAttribute('src') ?? '';
      if (before.split('#', 1)[0] !== url.href.split('#', 1)[0]) this.#isReady = false;
      if (before !== url.href) frame.setAttribute('src', url.href);
    }
  }

  if (customElements.get('relu-lab') === undefined) customElements.define('relu-lab', ReluLab);
})();
