const SLAB_OCTETS = 256 * 1024;

/** Memory for short-lived messages: one allocation serves a dozen of them, which is what most of their time would go into. */
export class Slab {
  #slab = Buffer.alloc(0);
  #used = 0;

  take(octets: number): Buffer {
    if (this.#used + octets > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(Math.max(SLAB_OCTETS, octets));
      this.#used = 0;
    }
    this.#used += octets;
    return this.#slab.subarray(this.#used - octets, this.#used);
  }
}
