/** How often it is asked whether it is over, in milliseconds. */
const every = 50

/**
 * What comes of a work that may take minutes, or undefined once it is over: then nobody waits for it any more, and
 * whoever started it ends it.
 */
export function unlessOver<Result>(work: Promise<Result>, isOver: () => boolean): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      if (isOver()) end(undefined)
    }, every)
    const end = (result: Result | undefined): void => {
      clearInterval(timer)
      resolve(result)
    }
    work.then(end, (error) => {
      clearInterval(timer)
      reject(error)
    })
  })
}
