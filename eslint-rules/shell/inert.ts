/**
 * Commands that start no program, look at no file, leave the directory alone and do not fail: for a question of that kind,
 * nothing rests on them. Each list that builds on these asks one question of its own, and may know more that are nothing to
 * it: `false` needs no profile of AWS, and fails.
 */
export const INERT =
  ': break continue declare echo exit export local printf readonly return set shift sleep true typeset unset'.split(' ')
