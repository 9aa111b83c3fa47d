/* What the scripts offer each other on the object Handbook, and the data that a build gives them.
   Only tsc reads this; the site does not hold it. */

/* The data of the edition: generator/render/marks.py writes it. */

/** The hash of each clause's text, by the clause's anchor. */
type Hashes = Record<string, string>;
type Names = Record<string, string>;

interface ReviewData {
  company: string;
  edition: string;
  digest: string;
  since: string | null;
  changed: Record<string, boolean>;
  clauses: Hashes;
  words: Record<string, Names>;
  audiences: Record<string, Names>;
}

/* What is kept in the browser or in a file. */

type Decision = "keep" | "change" | "remove" | "ask";

interface Review {
  reviewer: string;
  tasks: Record<string, { done: boolean; note: string; who: string; date: string }>;
  clauses: Record<string, { decision: Decision | ""; note: string; date: string }>;
}

interface Memory {
  on: boolean;
  seen: Hashes;
}

/* The scripts. */

type Child = string | Node;

interface Page {
  all(selector: string, within?: ParentNode): HTMLElement[];
  make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag, attributes?: Record<string, string>, children?: Child | Child[],
  ): HTMLElementTagNameMap[Tag];
  button(text: string, action: () => void): HTMLButtonElement;
  /** A word that the page itself holds, for pages without the review's data. */
  word(name: string): string;
}

/** A result as Material's worker gives it; `terms` says which words of the query it holds. */
interface FoundEntry {
  location: string;
  title: string;
  text: string;
  score: number;
  terms: Record<string, boolean>;
}

/** The results of one page: the page itself while no section says more, and whether its text is shown. */
interface FoundPage {
  title: string;
  page: FoundEntry | undefined;
  text: boolean;
  outranked: boolean;
  sections: FoundEntry[];
  top: number;
}

interface Results {
  /** A sentence of the theme's about results. */
  say(name: string, count?: number): string;
  link(entry: FoundEntry, shown: { page?: boolean; text?: boolean }): HTMLElement;
  caption(title: string): HTMLElement[];
  more(folded: FoundEntry[]): HTMLElement[];
}

interface Words {
  language(): string;
  fillIn(text: string, values?: Record<string, string | number>): string;
  say(name: string, values?: Record<string, string | number>): string;
}

interface Days {
  iso(day: Date): string;
  today(): string;
  parse(text: string): Date;
  /** Days from one day to another; no number if either is no day. */
  between(from: string, to: string): number;
}

interface Store {
  readonly key: string;
  works: boolean;
  read(): unknown;
  /** Tells whether it is kept. */
  write(value: unknown): boolean;
}

interface Due {
  /** How a day stands to today, or null while it is far ahead. */
  standing(due: string, today: string): { days: number; overdue: boolean } | null;
  show(): void;
}

interface Fault {
  word: string;
  values?: Record<string, string>;
}

interface ReviewRecord {
  readonly DECISIONS: readonly Decision[];
  /** Takes only what these pages know out of a file or the storage. */
  clean(given: unknown): Review;
  /** What was loaded wins, entry by entry. */
  merge(own: Review, loaded: Review): Review;
  /** Why a file is not of this edition's review, or null if it is. */
  fault(given: unknown, data: Pick<ReviewData, "company" | "edition">): Fault | null;
  file(
    review: Review, data: Pick<ReviewData, "company" | "edition" | "digest">,
  ): { name: string; text: string };
}

/** A task or a clause on the page. */
interface Control {
  kind: "tasks" | "clauses";
  done(): boolean;
  fill(): void;
}

interface Desk {
  readonly data: ReviewData;
  review: Review;
  controls: Control[];
  readonly progress: HTMLElement;
  readonly place: HTMLElement;
  readonly message: HTMLElement;
  readonly reviewer: HTMLInputElement;
  readonly clearButton: HTMLButtonElement;
  readonly undoButton: HTMLButtonElement;
  save(): void;
  fill(): void;
  load(given: unknown): void;
  follow(): void;
}

type MakeControl = (desk: Desk, item: HTMLElement) => Control;

interface Files {
  /** What a text holds as JSON, or null if it is none. */
  parse(text: string): unknown;
  controls(desk: Desk): HTMLElement[];
}

interface Fields {
  labelled(id: string, word: string, control: HTMLElement): HTMLElement;
  /** Moves everything but the box and the blanks of a printed item into one line. */
  rest(item: HTMLElement): HTMLElement;
  /** Equal labels are told apart by the task or rule that they belong to. */
  describe(item: HTMLElement, title: Element | null, fields: HTMLElement[]): void;
}

interface ReviewPaper {
  writeOut(): void;
}

interface Checklist {
  start(anchor: HTMLElement, data: ReviewData): void;
}

interface Visits {
  /** Makes a memory of whatever was stored. */
  remembered(given: unknown): Memory;
  /** Those that this reader saw with another text. */
  changed(memory: Memory, hashes: Hashes, ids: string[]): string[];
  /** Those of a page that are other than this reader saw them, or not seen yet. */
  fresh(memory: Memory, hashes: Hashes, ids: string[]): string[];
  learn(memory: Memory, hashes: Hashes, ids: string[]): void;
}

interface Badge {
  id: string;
  mark: HTMLElement;
}

interface News {
  start(data: ReviewData): void;
}

interface Filter {
  /** The groups of readers that are named, in the order of their names. */
  groups(audiences: string[], names: Names, locale: string): { id: string; name: string }[];
  concerns(audience: string, group: string): boolean;
  start(anchor: HTMLElement, names: Names): void;
}

/* "May I post this?": overrides/assets/javascripts/may-i/. */

/** Ids of answers by the id of their question; what is not answered is left out. */
type Given = Record<string, string[]>;

interface Question {
  id: string;
  title: string;
  /** Ids, in order. */
  answers: string[];
  /** Those beside which no other counts. */
  alone: string[];
  many: boolean;
  /** Whether this device may remember the answer. */
  kept: boolean;
}

/** A question on the page. */
interface Asked extends Question {
  fold: HTMLDetailsElement;
  inputs: HTMLInputElement[];
  /** Where the page says what is chosen, and what stands there before. */
  chosen: HTMLElement;
  nothing: string;
}

interface Rule {
  /** An outcome, or `right`. */
  demands: string;
  when: string;
}

interface Judgement {
  /** The strictest outcome that holds; null where no rule applies. */
  outcome: string | null;
  /** Places of the rules that apply: rights, and the others from the strictest. */
  rights: number[];
  rules: { index: number; outcome: string }[];
  /** Ids of unanswered questions of which an answer may make it milder. */
  open: string[];
}

interface Posts {
  judge(selection: Given): Judgement;
}

interface Address {
  /** Takes only what the page asks out of an address. */
  read(hash: string, questions: Question[]): Given;
  write(selection: Given, questions: Question[]): string;
}

/** Words, or an element: its name, its attributes, its parts. */
type ShortPart = string | [string, Record<string, string>, ShortPart[]];
type ShortRules = Record<string, ShortPart[]>;

interface Rules {
  /** Called by the script of a chapter. */
  take(file: string, rules: ShortRules): void;
  fill(card: HTMLDetailsElement): Promise<void>;
}

interface Form {
  questions: Asked[];
  given(): Given;
  fill(selection: Given): void;
  tell(): void;
  fold(): void;
  lead(question: Question): void;
}

interface Result {
  /** The heading of what holds now. */
  heading: HTMLElement | null;
  show(judged: Judgement, open: Question[], ask: (question: Question) => void): void;
}

interface Handbook {
  page: Page;
  results: Results;
  words: Words;
  days: Days;
  Store: new (key: string) => Store;
  due: Due;
  record: ReviewRecord;
  Desk: new (data: ReviewData) => Desk;
  files: Files;
  fields: Fields;
  task: MakeControl;
  clause: MakeControl;
  paper: ReviewPaper;
  checklist: Checklist;
  visits: Visits;
  news: News;
  filter: Filter;
  Posts: new (questions: Question[], rules: Rule[]) => Posts;
  address: Address;
  rules: Rules;
  Form: new (place: HTMLElement) => Form;
  Result: new (place: HTMLElement, cards: HTMLDetailsElement[]) => Result;
}

declare const Handbook: Handbook;

interface Window {
  Handbook: Handbook;
  handbookReview?: ReviewData;
  /* On a disk: generator/search/assets/iframe-worker.js. */
  IFrameWorker?: unknown;
  importScripts?: (...addresses: string[]) => Promise<void>;
}

/** The build hands these to generator/search/assets/touch.js. */
declare const HANDBOOK_SEARCH: { worker: string; digest: string };
