import ArgumentParser
import CharterKit

/// `charter repl`.
struct Repl: CharterCommand {
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    var session = ReplSession(places: places.places, invocation: invocation)
    if let trouble = session.start() {
      guard trouble.status == .success else { return trouble }
      Terminal.tell(trouble.messages)
    }
    // Prompts are for people; a script's input leads to results alone.
    let isWatched = Terminal.isTerminal(.output) && LineReader.isTerminal
    if isWatched {
      LineReader.heedInterrupts()
      if !invocation.isQuiet { Terminal.tell(session.greeting) }
    }
    var reader = LineReader()
    while true {
      if isWatched { Terminal.tell(session.prompt) }
      let turn: ReplSession.Turn
      var isLast = false
      switch reader.next() {
      case .line(let line): turn = session.take(line)
      case .interrupted:
        session.interrupt()
        Terminal.tell("\n")
        continue
      case .end:
        turn = session.finish()
        isLast = true
        if isWatched { Terminal.tell("\n") }
      }
      Terminal.tell(turn.messages)
      guard Terminal.deliver(turn.output, .success, invocation.language) == .success else {
        return Reply(status: .faulty)
      }
      if turn.isOver || isLast { return Reply(status: .success) }
    }
  }
}
