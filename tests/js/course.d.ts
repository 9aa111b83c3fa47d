/* What the scripts of a course offer each other on the object Course. Only tsc reads this. */

interface CourseShape {
  /** Tells editions apart. */
  edition: string;
  steps: string[];
  groups: string[];
  questions: string[];
}

interface CourseState {
  language: string;
  groups: Set<string>;
  step: string;
  seen: Set<string>;
  answers: Map<string, number>;
  checked: boolean;
  best: number | null;
  passed: boolean;
  confirmed: boolean;
  done: boolean;
}

/** What a platform says when the course begins. */
interface Begun {
  kept: string;
  /** True when nothing may be reported. */
  looking: boolean;
  /** Where the reader goes from here; empty when the platform does not say. */
  back: string;
  languages?: string[];
  mark?: number | null;
}

type Taken = boolean | Promise<boolean>;

interface Report {
  /** Gives null where there is no platform. */
  begin(): Promise<Begun | null>;
  save(kept: string, place: string, progress: number): Taken;
  answer(id: string, response: string, expected: string): void;
  confirm(words: string): void;
  result(score: number, passed: boolean, done: boolean): Taken;
  end(): void;
  leave?(): void | Promise<void>;
}

type ScormCall = "start" | "get" | "set" | "commit" | "end";

/** What differs between versions of SCORM. */
interface ScormVersion {
  api: string;
  calls: Record<ScormCall, string>;
  mode: string;
  status: string;
  place: string;
  /** Empty where there is no such element. */
  progress: string;
  response: string;
  wrong: string;
  time: string;
  exit: string;
  spent(seconds: number): string;
  result(score: number, passed: boolean, done: boolean): Record<string, string | number>;
}

interface CoursePage {
  all(within: ParentNode, what: string): HTMLElement[];
  /** Fails where there is none. */
  one(within: ParentNode, what: string): HTMLElement;
  inputs(within: ParentNode): HTMLInputElement[];
  /** What an element says under a name; nothing when it does not. */
  said(element: HTMLElement, name: string): string;
  /** The course in each language. */
  mains: HTMLElement[];
  shape: CourseShape;
  /** Whether something is for these groups. */
  meant(element: HTMLElement, groups: Set<string>): boolean;
  /** Shows or hides what is told of how things stand. */
  state(name: string, is: boolean): void;
}

interface Judged {
  id: string;
  /** Which answer was given; -1 for none. */
  given: number;
  wanted: number;
  question: HTMLElement;
}

interface CourseQuiz {
  fill(quiz: HTMLElement, state: CourseState): void;
  judge(questions: HTMLElement[], state: CourseState): Judged[];
  tell(held: HTMLElement): void;
  reveal(within: HTMLElement, is: boolean): void;
}

/** What a platform of cmi5 keeps for the launch. */
interface CourseLaunch {
  contextTemplate?: {
    contextActivities?: Record<string, object[]>;
    extensions?: Record<string, unknown>;
  };
  launchMode?: string;
  masteryScore?: number;
  returnURL?: string;
}

/** What a statement says besides its verb. */
interface CourseSaid {
  result?: object;
  about?: object;
  categories?: string[];
  extensions?: Record<string, unknown>;
}

interface CourseXapi {
  parameter(name: string): string;
  send(method: string, where: string, query: Record<string, string>, body?: unknown): Promise<Response>;
  /** True when the address says by which platform. */
  launched(): boolean;
  admit(): Promise<boolean>;
  inTurn(what: () => Promise<Response>): Promise<boolean>;
  /** Ends when all has been answered. */
  waited(): Promise<boolean>;
  read(name: string): Promise<any>;
  store(name: string, value: unknown): Promise<boolean>;
  uuid(): string;
}

interface CourseScripts {
  xapi: CourseXapi;
  page: CoursePage;
  quiz: CourseQuiz;
  fresh(course: CourseShape): CourseState;
  encode(state: CourseState, course: CourseShape): string;
  decode(text: string, course: CourseShape): CourseState;
  scorm(version: ScormVersion): Report;
  report: Report;
}

declare var Course: CourseScripts;
