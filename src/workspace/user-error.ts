/** One thing that a user got wrong: on the command line, in the configuration, or in what the machine allows. */
export interface Fault {
  /** A plain statement, one line, without a full stop; `file:line:column: ` in front where it has a place. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
}

/**
 * Faults of the command line, the configuration or the machine: never of the corpus (those are diagnostics), never a
 * bug (those are other errors). A host prints each fault with its hint, without a stack, and ends with exit code 2.
 */
export class UserError extends Error {
  readonly faults: readonly Fault[]

  constructor(...faults: readonly Fault[]) {
    super(faults.map((fault) => fault.message).join('\n'))
    this.name = 'UserError'
    this.faults = faults
  }
}
