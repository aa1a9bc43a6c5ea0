/**
 * What the window of a blank page from a file has, by names in lower case, in Electron 25.1.1 and in 33.2.1, beside
 * ECMAScript and `console`: all that is `in window` in both, printed there.
 */
const others = `
  addEventListener alert atob blur btoa caches cancelAnimationFrame cancelIdleCallback captureEvents chrome
  clearInterval clearTimeout clientInformation close closed confirm cookieStore createImageBitmap credentialless
  crossOriginIsolated crypto customElements devicePixelRatio dispatchEvent document event external fetch find focus
  frameElement frames getComputedStyle getScreenDetails getSelection history indexedDB innerHeight innerWidth
  isSecureContext launchQueue length localStorage location locationbar matchMedia menubar moveBy moveTo name
  navigation navigator offscreenBuffering open openDatabase opener origin originAgentCluster outerHeight outerWidth
  pageXOffset pageYOffset parent performance personalbar postMessage print prompt queryLocalFonts queueMicrotask
  releaseEvents removeEventListener reportError requestAnimationFrame requestIdleCallback resizeBy resizeTo scheduler
  screen screenLeft screenTop screenX screenY scroll scrollBy scrollTo scrollX scrollY scrollbars self sessionStorage
  setInterval setTimeout showDirectoryPicker showOpenFilePicker showSaveFilePicker speechSynthesis status statusbar
  stop structuredClone styleMedia toolbar top trustedTypes visualViewport webkitCancelAnimationFrame
  webkitMediaStream webkitRTCPeerConnection webkitRequestAnimationFrame webkitRequestFileSystem
  webkitResolveLocalFileSystemURL webkitSpeechGrammar webkitSpeechGrammarList webkitSpeechRecognition
  webkitSpeechRecognitionError webkitSpeechRecognitionEvent webkitURL window`

const handlers = `
  onabort onafterprint onanimationend onanimationiteration onanimationstart onappinstalled onauxclick onbeforeinput
  onbeforeinstallprompt onbeforematch onbeforeprint onbeforetoggle onbeforeunload onbeforexrselect onblur oncancel
  oncanplay oncanplaythrough onchange onclick onclose oncontentvisibilityautostatechange oncontextlost oncontextmenu
  oncontextrestored oncuechange ondblclick ondevicemotion ondeviceorientation ondeviceorientationabsolute ondrag
  ondragend ondragenter ondragleave ondragover ondragstart ondrop ondurationchange onemptied onended onerror onfocus
  onformdata ongotpointercapture onhashchange oninput oninvalid onkeydown onkeypress onkeyup onlanguagechange onload
  onloadeddata onloadedmetadata onloadstart onlostpointercapture onmessage onmessageerror onmousedown onmouseenter
  onmouseleave onmousemove onmouseout onmouseover onmouseup onmousewheel onoffline ononline onpagehide onpageshow
  onpause onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave onpointermove onpointerout
  onpointerover onpointerrawupdate onpointerup onpopstate onprogress onratechange onrejectionhandled onreset onresize
  onscroll onscrollend onsearch onsecuritypolicyviolation onseeked onseeking onselect onselectionchange onselectstart
  onslotchange onstalled onstorage onsubmit onsuspend ontimeupdate ontoggle ontransitioncancel ontransitionend
  ontransitionrun ontransitionstart onunhandledrejection onunload onvolumechange onwaiting onwebkitanimationend
  onwebkitanimationiteration onwebkitanimationstart onwebkittransitionend onwheel`

const split = (names: string): string[] => names.trim().split(/\s+/)

/** Names of event handlers, such as `onload`. */
export const handlerKeys: readonly string[] = split(handlers)

/** All of them. */
export const windowKeys: readonly string[] = [...split(others), ...handlerKeys]
