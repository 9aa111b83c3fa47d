/* What the parts of the search pack hand to each other. They are joined into one closed script
   (generator/search/pack.py), so they see each other's names. Only tsc reads this. */

/** Weights by key: how sure it is that two words with a key are forms of one word. */
type Keys = Map<string, number>;
type Put = (key: string, weight: number) => void;
type Change = (text: string) => string;

/** Data that the build puts beside the code. */
interface PackData {
  language: string;
  stop: string;
  families: string;
  synonyms: string;
  stemmer: Tables;
  stem: (word: string) => string;
  stemFolded: (word: string) => string;
}

/** Snowball's tables for Polish: generator/search/stemmer_tables.py exports them. */
interface Tables {
  vowels: string[];
  tables: [string, string, string, string];
  participle: string[];
  soft: string[];
}

interface Table {
  table: Map<string, { action: number; guarded: boolean }>;
  longest: number;
}

interface Analysis {
  keys(word: string): Keys;
  isStop(word: string): boolean;
}

/** A form as it stands in the text; `places` holds document, field and position in turn. */
interface Term {
  text: string;
  plain: string;
  keys: Keys;
  stem: string;
  root: string;
  places: number[];
  mask: number;
  stop: boolean;
}

interface Doc {
  ref: string;
  parent: string | undefined;
  page: number;
  boost: number;
  lengths: number[];
  /** Words of its title, without stop words and section numbers. */
  named: number;
  /** Words of each expression by which people ask for it, stop words apart, by its number. */
  phrases: Map<number, number>;
}

/** Of lunr: a word, and Material's packed position. */
interface Token {
  toString(): string;
  metadata: { position: number };
}

/** A store as browsers keep it. */
interface Frozen {
  text: string;
  numbers: Int32Array;
}

interface Synonyms {
  of(word: string): string[];
  terms: Term[];
}

/** A word of the query; `parts` are the words that were typed for one that the text writes together. */
interface Word {
  raw: string;
  parts?: [string, string];
  open: boolean;
  boost: number;
  fields: Set<string> | null;
  required: boolean;
  prohibited: boolean;
  expansion: Expansion;
}

/** Where each letter of a word stands, a bit for each place. */
interface Pattern {
  text: string;
  bits: Map<number, number>;
}

/** What a word with typing errors is compared by. */
interface Asked {
  plain: Pattern;
  stem: Pattern;
  root: Pattern;
}

/** `places` holds field, position and weight in turn. */
interface Hit {
  best: number;
  counts: number[];
  places: number[];
}

interface Entry {
  word: Word;
  hits: Map<number, Hit>;
  rarity: number;
  strongest: number;
}

interface Found {
  word: Word;
  places: number[];
  rarity: number;
}

interface Result {
  number: number;
  doc: Doc;
  score: number;
  coverage: number;
  found: Found[];
}

/** Of lunr, what Material's worker has and the pack uses. */
interface Lunr {
  Query: { new (fields: string[]): LunrQuery; presence: { REQUIRED: number; PROHIBITED: number } };
  QueryParser: new (text: string, query: LunrQuery) => { parse(): void };
  Builder: new () => LunrBuilder;
  Token: new (text: string, metadata: object) => { toString(): string };
  stemmer(token: object): { toString(): string };
  stopWordFilter: (word: unknown) => unknown;
}

interface LunrQuery {
  clauses: { term: string; boost: number; fields: string[]; presence: number }[];
}

interface LunrDocument {
  location: string;
  parent?: LunrDocument;
  boost?: number;
  [field: string]: unknown;
}

interface LunrBuilder {
  _fields: Record<string, { extractor?: (doc: LunrDocument) => unknown }>;
  tokenizer(text: unknown): Token[];
  add(doc: LunrDocument, attributes?: { boost?: number }): void;
}
