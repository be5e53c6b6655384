import { logAddress } from '../../functions/circle/domain/log-label.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { giveLogLabel } from '../../functions/circle/give-log-address.ts';
import type { Circle } from './circle.ts';

/** `log+nora-k3x7q2mw@in.example`; who has no such address yet gets one. While no Kith runs, its domain is not known. */
export const findLogAddress = async (circle: Circle, owner: Owner): Promise<string> =>
  logAddressOf(circle, await giveLogLabel(circle, owner));

export const logAddressOf = ({ inboundDomain }: Circle, label: string): string =>
  inboundDomain === undefined
    ? `log+${label}@ (npm start shows its domain)`
    : logAddress(label, inboundDomain);
