/** The process died: every call from here on fails. */
class CrashError extends Error {}

export interface Crash {
  /** The call, counted over all wrapped objects from 1, at which the process dies. */
  readonly atCall: number;
  /** Whether the call still has its effect. */
  readonly when: 'before' | 'after';
}

/**
 * Every way in which a process that makes so many calls can die: before each of them, or after the last. What it leaves when it
 * dies after one call is what it leaves when it dies before the next, since nothing takes effect in between as long as every
 * port that writes is wrapped.
 */
export const crashPoints = (calls: number): readonly Crash[] => [
  ...Array.from({ length: calls }, (_, index) => ({ atCall: index + 1, when: 'before' as const })),
  { atCall: calls, when: 'after' },
];

export interface Wrapper {
  /** The same object, whose methods die with the process. */
  wrap<T extends object>(port: T): T;
  /** The same function. */
  wrapFunction<A extends unknown[], R>(port: (...args: A) => Promise<R>): (...args: A) => Promise<R>;
}

/** Wraps the ports of a use case so that the process "dies" at one of its calls. */
export function crashAt({ atCall, when }: Crash): Wrapper {
  let calls = 0;
  const guard = async <R>(call: () => Promise<R>): Promise<R> => {
    calls += 1;
    if (calls > atCall || (calls === atCall && when === 'before')) throw new CrashError();
    const result = await call();
    if (calls >= atCall) throw new CrashError();
    return result;
  };
  return {
    wrap: (port) =>
      new Proxy(port, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...args: unknown[]) => guard(async () => Reflect.apply(member, target, args));
        },
      }),
    wrapFunction:
      (port) =>
      (...args) =>
        guard(() => port(...args)),
  };
}
