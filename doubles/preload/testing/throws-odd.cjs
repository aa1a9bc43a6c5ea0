throw {
  toString() {
    throw 1
  },
}
