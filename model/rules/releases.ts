// Releases that rules of several subjects turn on; those of one subject stand beside its rules.

/** V8 12.4 drops an exception that nobody handled when it is entered again. It came with Chromium 124. */
export const pendingDropped = ['30.0.0-alpha.3'] as const

/** #45229: the target scope is entered before the key is checked. */
export const executeInMainWorld = ['35.0.0-beta.1'] as const

/** #53069: a throwing array accessor is an error instead of an abort. On main since 2026-08-21; the release is not known here. */
export const throwingElement = ['45.0.0-alpha.1'] as const
