import type { PlannedRoute } from '../template/local-plan.ts';

export interface RouteMatch extends PlannedRoute {
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** API Gateway's order: a full match, then one with `{parameters}`, then a greedy `{proxy+}`, then `$default`. */
export function findRoute(
  routes: readonly PlannedRoute[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const matches = routes.flatMap((route) => {
    const pathParameters = matchRoute(route.routeKey, method, path);
    return pathParameters === undefined ? [] : [{ ...route, pathParameters }];
  });
  return matches.sort((a, b) => vagueness(a.routeKey) - vagueness(b.routeKey))[0];
}

function matchRoute(routeKey: string, method: string, path: string): Record<string, string> | undefined {
  if (routeKey === '$default') return {};
  const [routeMethod, routePath = ''] = routeKey.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  const pattern = routePath.replaceAll(/\{(\w+)(\+?)\}/g, (_match, name: string, greedy: string) =>
    greedy ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  const match = new RegExp(`^${pattern}$`).exec(path);
  return match === null ? undefined : { ...match.groups };
}

function vagueness(routeKey: string): number {
  if (routeKey === '$default') return 3;
  if (routeKey.includes('+}')) return 2;
  return routeKey.includes('{') ? 1 : 0;
}
