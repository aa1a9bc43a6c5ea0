/** One 32-bit hash of seed and index (both halves), so that neighbours share nothing. */
export function mixSeed(seed: number, index: number): number {
  let hash = seed | 0
  hash = mix(hash ^ mix(index | 0))
  return mix(hash ^ mix(Math.floor(index / 0x100000000) + 0x9e3779b9)) | 0
}

/** The finalizer of MurmurHash3: every input bit reaches every output bit. */
function mix(input: number): number {
  let hash = input | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
