import type { Json } from '../model/record.ts';
import { NAMESPACE, own } from './vocabulary.ts';

export type { Json };
export type JsonObject = { [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD writes one of something without a list. */
export const listOf = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The name of a thing, given as such or inside it. */
export const idOf = (value: Json | undefined): string | null => {
  const id = isObject(value) ? (value.id ?? value['@id']) : value;
  return typeof id === 'string' && id !== '' ? id : null;
};

/** A property of ours, under its short or its whole name. */
export const ownOf = (node: JsonObject, name: string): Json | undefined =>
  node[own(name)] ?? node[NAMESPACE + name];
