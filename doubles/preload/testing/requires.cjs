require('./plain.cjs')
