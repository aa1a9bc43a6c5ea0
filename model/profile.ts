/** The rules in force at one exact version. */
export interface Profile {
  /** as asked for: `newest`, `documented`, `electron-33`, `33.2.1` */
  name: string
  /** ids of the rules in force */
  rules: ReadonlySet<string>
  /** set when no known range covers the version and the nearest profile is used */
  warning?: string
}

/** @throws Error with one sentence when the name is no profile */
export declare function profileOf(name: string): Profile
