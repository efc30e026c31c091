/** What a validator holds against a document. */
export interface MemberError {
  /** Pointer to the member; empty for the whole document. */
  readonly instancePath: string;
  /** The keyword of JSON Schema that it breaks. */
  readonly keyword: string;
  /** What the keyword asks for. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Whether a value is what a schema says; when it is not, `errors` has the first reason. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly MemberError[] | null;
}

export const catalogExpectation: Validator;
export const confirmation: Validator;
export const differential: Validator;
export const historyIndex: Validator;
export const mergePlan: Validator;
export const receipt: Validator;
export const repairPlan: Validator;
export const signature: Validator;
export const sliceStanding: Validator;
