export const channels = { list: 'notes:list', save: 'notes:save', changed: 'notes:changed' }
