class KilledError extends Error {}

export const wasKilled = (error: unknown): boolean => error instanceof KilledError;

/** A worker that may be killed at any moment: none of its calls comes to an end after that, though one may have its effect. */
export class Mortal {
  #isDead = false;

  kill(): void {
    this.#isDead = true;
  }

  wrap<T extends object>(port: T): T {
    const guard = async (call: () => unknown): Promise<unknown> => {
      if (this.#isDead) throw new KilledError();
      const result = await call();
      if (this.#isDead) throw new KilledError();
      return result;
    };
    return new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => guard(() => Reflect.apply(member, target, args));
      },
    });
  }
}
