import { type Rule, seen } from './rule.ts'
import { always, since } from './versions.ts'

/** #47316: VideoFrame is one of the kinds. */
const videoFrames = ['39.0.0-alpha.1'] as const

/** Objects of the platform. */
export const platformRules = [
  {
    id: 'ELEMENT-PASS',
    statement:
      "An element arrives as the same node, in the destination world's own wrapper: its prototype and own properties there, none of the source's.",
    source: `#26776; ${seen}`,
    versions: always,
  },
  {
    id: 'BLOB-PASS',
    statement: "A Blob or File arrives as the same blob, in the destination world's own wrapper.",
    source: `#29247; ${seen}`,
    versions: always,
  },
  {
    id: 'VIDEOFRAME-PASS',
    statement: "A VideoFrame arrives as the same frame, in the destination world's own wrapper.",
    source: '#47316',
    versions: since(...videoFrames),
  },
  {
    id: 'PLATFORM-STRIPPED',
    statement:
      'Any other object of the platform (other nodes, events, DOMException, URL, Headers, ...) counts as plain: its own enumerable properties arrive, which are few or none.',
    source: `#46901; ${seen}`,
    versions: always,
  },
] as const satisfies readonly Rule[]
