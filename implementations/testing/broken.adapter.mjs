// An adapter whose worlds never open.
export default {
  id: 'broken',
  profile: 'newest',
  capabilities: new Set(),
  open: () => Promise.reject(new Error('Only loadAdapter opens this adapter.')),
  worlds() {
    throw new Error('there is no window here')
  },
}
