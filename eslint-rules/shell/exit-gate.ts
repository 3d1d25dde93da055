/** Whether a file, by its name, is the script that says whether a run is finished: `validate-exit.sh`, `validate-exit-phase-2.sh`. */
export function isExitGate(path: string): boolean {
  return /(?:^|[/\\])validate-exit[^/\\]*\.sh$/.test(path)
}
