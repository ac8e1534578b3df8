import 'server-only';
import { francAll } from 'franc-min';

/** The languages the shop speaks, as the guesser names them (ISO 639-3) and as pages do. */
const tags = new Map([
  ['eng', 'en'],
  ['spa', 'es'],
  ['fra', 'fr'],
  ['deu', 'de'],
  ['ita', 'it'],
  ['por', 'pt'],
  ['cmn', 'zh'],
  ['tur', 'tr'],
  ['vie', 'vi'],
  ['tgl', 'fil'],
  ['hin', 'hi'],
]);
const only = [...tags.keys()];

/** Of the likeliest one's 1: Portuguese was seen to score 0.99 beside Italian in ten words. */
const nearlyAsLikely = 0.9;

/** Fewer characters say nothing. */
const minLength = 12;

/**
 * What a text may be written in, of the shop's languages, the likeliest first; none for a text too
 * short to tell. For texts whose language nobody names.
 */
export function likelyLanguages(text: string): string[] {
  return francAll(text, { only, minLength }).flatMap(([code, score]) => {
    const tag = tags.get(code);
    return tag === undefined || score < nearlyAsLikely ? [] : [tag];
  });
}
