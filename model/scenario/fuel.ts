/**
 * How many script runs of a scenario act in each world; later ones only log. So every scenario ends, also where functions
 * call each other for ever.
 */
export const fuel = 24
