export default { id: 'nothing' }
