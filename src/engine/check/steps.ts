/** Long work cut at every slot page, so that whoever runs it can pause in between. */
export type Steps<Result> = Generator<void, Result, void>;
