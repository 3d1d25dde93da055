/** What a file of a type starts from; one file a type. The registry is generated. */
export interface Starter {
  /** The word behind `throughline new`. */
  readonly type: string
  /** One line for the help, at most 60 columns, without a full stop. */
  readonly summary: string
  /** The file is a program: it may be run as it is. */
  readonly isExecutable: boolean
  readonly text: string
  /** What to do with the file first. */
  readonly next: string
}

export function defineStarter(starter: Starter): Starter {
  return starter
}
