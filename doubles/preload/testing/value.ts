class Note {}

/** A name that another file of the bundle has too. */
export const value = Note.name
