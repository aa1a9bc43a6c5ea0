/** The adapters that every battery runs on. */
export const adapters = ['vm', 'vm@33.2.1', 'vm@25.1.1', 'electron@33.2.1', 'electron@25.1.1'] as const
