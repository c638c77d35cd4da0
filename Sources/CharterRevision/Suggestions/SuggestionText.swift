import CharterDiagnostics
import CharterKit

/// Suggested tests as one file, and what could not be suggested as comments in it.
struct SuggestionText {
  let invocation: Invocation

  private func say(_ zh: String, _ en: String) -> String {
    invocation.language == .zh ? zh : en
  }

  func text(_ session: SuggestionSession) -> String {
    var lines = [
      say(
        "# 由已有测试各改一项事实而成；“预期”是按现在的政策算出来的，请逐项对照文件核对。",
        "# Made from the tests there are, one fact changed in each. What is expected is what the policies say now:"
          + " confirm it against the document."
      )
    ]
    if session.tests.isEmpty {
      let isComplete = session.missing.isEmpty && session.postponed.isEmpty
      lines.append(
        isComplete
          ? say(
            "# 没有要补的：各界线之下、之上和正在界线上，以及各项的正反两面，都有测试了。",
            "# Nothing to add: there are tests below, at and above each limit, and of all there is each way."
          )
          : say("# 没有找到可以补的测试。", "# No test to add was found."))
      lines.append(
        say(
          "# 其他改动有没有测试会发现，见 charter test --mutate。",
          "# Whether a test notices other changes: see charter test --mutate."))
    }
    var text = lines.map { $0 + "\n" }.joined() + session.tests.text
    text += list(
      session.postponed,
      say(
        "与上面的测试放不进同一个文件；把上面的存好以后再运行一次：",
        "Do not go together with the tests above; save those and run this again:"))
    text += list(
      session.missing,
      say("只改一项事实没有找到这样的情形：", "No such case was found by changing one fact:"))
    return text
  }

  private func list(_ open: [SuggestionSession.Open], _ lead: String) -> String {
    guard !open.isEmpty else { return "" }
    let lines = open.map { "#   \($0.place)  \(Neutralised.text($0.title[invocation.language]))" }
    return "\n# \(lead)\n" + lines.map { $0 + "\n" }.joined()
  }
}
