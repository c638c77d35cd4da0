import ArgumentParser
import CharterKit
import CharterRevision

/// A command that has something to say.
protocol CharterCommand: ParsableCommand {
  var common: CommonOptions { get }
  func reply(_ invocation: Invocation) -> Reply
}

/// `charter`.
struct Charter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charter", version: charterVersion,
    subcommands: [
      Check.self, Validate.self, Explain.self, Audit.self, Subsidy.self, Test.self, Trace.self,
      Diff.self, Eval.self, Repl.self, Fmt.self, Schema.self, Init.self, Completions.self, Man.self,
    ])
}

/// `charter check PROPOSAL…`.
struct Check: CharterCommand {
  @Argument(
    help: ArgumentHelp(valueName: "proposal"), completion: .file(extensions: ["yaml", "yml"]))
  var proposals: [String]
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    CheckCommand(proposals: proposals, places: places.places).run(invocation)
  }
}

/// `charter validate [DIR…]`.
struct Validate: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "dir"), completion: .file(extensions: ["charter"]))
  var paths: [String] = []
  @Flag var tests = false
  @Flag var strict = false
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    let command = ValidateCommand(
      paths: paths, workingDirectory: FileSystem.workingDirectory, isStrict: strict)
    return tests ? command.runWithTests(invocation) : command.run(invocation)
  }
}

/// `charter explain PROPOSAL…|CODE`.
struct Explain: CharterCommand {
  @Argument(
    help: ArgumentHelp(valueName: "proposal"), completion: .file(extensions: ["yaml", "yml"]))
  var proposals: [String]
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    ExplainCommand(proposals: proposals, places: places.places).run(invocation)
  }
}

/// `charter test [PATH…]`.
struct Test: CharterCommand {
  @Argument(
    help: ArgumentHelp(valueName: "path"), completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []
  @OptionGroup var places: PlaceOptions
  @Option var filter: String?
  @Flag var coverage = false
  @Flag var mutate = false
  @Option var sample: Int?
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    TestCommand(
      paths: paths, places: places.places, filter: filter, reportsCoverage: coverage,
      mutates: mutate, sample: sample
    ).run(invocation)
  }
}

/// `charter trace [DIR…]`.
struct Trace: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "dir"), completion: .file(extensions: ["charter"]))
  var paths: [String] = []
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    TraceCommand(paths: paths, places: places.places).run(invocation)
  }
}

/// `charter eval EXPRESSION…|-`.
struct Eval: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "expression")) var expressions: [String]
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    do throws(LoadError) {
      let expressions =
        self.expressions == ["-"]
        ? EvalCommand.lines(of: try FileSystem.readStandardInput())
        : self.expressions.map(Dashes.unmarked)
      return EvalCommand(expressions: expressions, places: places.places).run(invocation)
    } catch {
      return invocation.reply(to: error)
    }
  }
}
