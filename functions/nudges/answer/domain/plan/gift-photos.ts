import type { GiftPhoto } from '../../../../circle/domain/gift.ts';
import type { AnswerLine } from '../answer-line.ts';
import type { PlanInput } from './plan-input.ts';

/**
 * Which picture of an answer shows which gift, by the place of its line: of one gift the largest picture, since the small ones
 * are logos; of several gifts each its own in their order, where there are as many pictures.
 */
export function photosOfGifts({
  lines,
  pictures,
  moment: { messageId },
}: Pick<PlanInput, 'lines' | 'pictures' | 'moment'>): ReadonlyMap<number, GiftPhoto> {
  const places = lines.flatMap((line, place) => (isGiftSent(line) ? [place] : []));
  const shown =
    places.length === 1
      ? pictures.toSorted((one, other) => other.sizeBytes - one.sizeBytes).slice(0, 1)
      : pictures.length === places.length
        ? pictures
        : [];
  return new Map(
    shown.flatMap(({ part, filename, contentType }, at) => {
      const place = places[at];
      const photo = { messageId, part, ...(filename !== undefined && { filename }), contentType };
      return place === undefined ? [] : [[place, photo] as const];
    }),
  );
}

const isGiftSent = ({ reading }: AnswerLine): boolean => reading.kind === 'gift-sent';
