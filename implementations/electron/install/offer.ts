/** One distribution of Electron that can be had. */
export interface Offer {
  /** where it comes from, for the screen and for `electron list` */
  from: string
  /** the executable, relative to the folder of the distribution */
  executable: string
  /**
   * Puts the distribution into an empty folder, without any application.
   *
   * @throws Error with one sentence when it can't be fetched or is not what it should be
   */
  unpack(folder: string): Promise<void>
}
