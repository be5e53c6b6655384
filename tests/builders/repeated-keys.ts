import { isValidElement } from 'react';

/**
 * Keys that come twice among the children of one element, anywhere in what is rendered. React’s renderer of mails and pages says
 * nothing of them, and its documentation promises nothing about what becomes of such children.
 */
export function repeatedKeys(node: unknown): readonly string[] {
  if (Array.isArray(node)) {
    const keys = node.flatMap((child) => (isValidElement(child) && child.key !== null ? [child.key] : []));
    const repeated = keys.filter((key, place) => keys.indexOf(key) !== place);
    return [...repeated, ...node.flatMap(repeatedKeys)];
  }
  if (!isValidElement<{ readonly children?: unknown }>(node)) return [];
  if (typeof node.type !== 'function') return repeatedKeys(node.props.children);
  return repeatedKeys(Reflect.apply(node.type, undefined, [node.props]));
}
