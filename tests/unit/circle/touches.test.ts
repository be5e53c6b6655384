import { expect, test } from 'vitest';
import { type Interaction, isTouch } from '../../../functions/circle/domain/interaction.ts';

type Kind = Interaction['kind'];
type Source = Interaction['source']['by'];

const SOURCES: readonly Source[] = ['owner-reply', 'contact-reply', 'check-in', 'web', 'cli', 'demo'];

test.each<[Kind, readonly Source[]]>([
  ['mail', SOURCES],
  ['reply', SOURCES],
  ['call', SOURCES],
  ['meeting', SOURCES],
  ['gift', SOURCES],
  ['note', ['owner-reply', 'web']],
  ['shout-out', []],
])(
  'a %s is being in touch when it comes by %j, and never from somebody who may be somebody else',
  (kind, by) => {
    const touching = [...SOURCES, 'unproven-reply' as const].filter((source) =>
      isTouch({ kind, source: { by: source } }),
    );
    expect(touching).toEqual(by);
  },
);
