public import CharterDiagnostics

/// A failure of the world: something that should be read could not be.
public struct LoadError: Error, Sendable, Hashable {
  /// What stood in the way.
  public enum Problem: Sendable, Hashable {
    case missing
    case forbidden
    case directory
    /// A device, a socket or a pipe.
    case notAFile
    /// A file where a folder is needed.
    case notAFolder
    /// A file that could not be written; the system's own number for it.
    case notWritten(Int32)
    case linkLoop
    /// A spreadsheet program's own file, which is no table of text.
    case spreadsheet
    /// The same where a file of proposals should be.
    case spreadsheetOfProposals
    /// A text whose encoding the system does not know.
    case encoding(String)
    /// A text that may be UTF-8 or GB18030, and means something else in each.
    case unclearEncoding
    /// The file has more bytes than this.
    case tooLarge(limit: Int)
    /// The file cannot be replaced, for the system's own number.
    case unwritable(Int32)
    /// The system's own number for it.
    case system(Int32)
  }

  /// The path, as it was given.
  public let path: String
  /// Why it could not be read.
  public let problem: Problem

  /// A failure to read a path.
  public init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// What stood in the way, in a sentence.
  public var message: Words {
    let path = Shortened.path(self.path)
    return switch problem {
    case .missing:
      Words(zh: "“\(path)”不存在。", en: "There is no “\(path)”.")
    case .forbidden:
      Words(zh: "没有读取“\(path)”的权限。", en: "There is no permission to read “\(path)”.")
    case .directory:
      Words(zh: "“\(path)”是文件夹，这里需要一个文件。", en: "“\(path)” is a folder; a file is needed.")
    case .notAFile:
      Words(zh: "“\(path)”不是普通文件。", en: "“\(path)” is not an ordinary file.")
    case .notAFolder:
      Words(zh: "“\(path)”是文件，这里需要一个文件夹。", en: "“\(path)” is a file; a folder is needed.")
    case .notWritten(let number):
      Words(
        zh: "写入“\(path)”时系统报告：\(FileSystem.describe(number))。",
        en: "Writing “\(path)”, the system said: \(FileSystem.describe(number)).")
    case .spreadsheet:
      Words(
        zh: "“\(path)”是表格软件自己的文件；请在表格软件里另存为“CSV UTF-8”，以实体的名称作文件名，"
          + "或把它移出登记文件夹。",
        en:
          "“\(path)” is a spreadsheet program's own file. Save it as “CSV UTF-8” under the name of "
          + "its entity, or move it out of the registry's folder.")
    case .spreadsheetOfProposals:
      Words(
        zh: "“\(path)”是表格软件自己的文件，不能作提案；提案写在 YAML 文件里，登记的表格请另存为“CSV UTF-8”，"
          + "放进登记文件夹。",
        en:
          "“\(path)” is a spreadsheet program's own file and holds no proposals that can be read. "
          + "Write proposals in a YAML file; save tables of the registry as “CSV UTF-8” in its folder."
      )
    case .unclearEncoding:
      Words(
        zh: "“\(path)”里的非英文字符太少，看不出是 UTF-8 还是 GB18030 编码；请另存为“CSV UTF-8”。",
        en:
          "“\(path)” has too few letters beyond ASCII to tell whether it is UTF-8 or GB18030. Save "
          + "it as “CSV UTF-8”.")
    case .encoding(let name):
      Words(
        zh: "“\(path)”像是 \(name) 编码，而这台计算机的系统不会读这种编码"
          + "（缺少 C 语言库的 gconv 模块）；请另存为“CSV UTF-8”。",
        en:
          "“\(path)” seems to be in the encoding \(name), which the system of this computer cannot "
          + "read (its C library lacks the gconv modules). Save it as “CSV UTF-8”.")
    case .linkLoop:
      Words(zh: "“\(path)”的链接绕成了一圈。", en: "The links at “\(path)” go round in a circle.")
    case .tooLarge(let limit):
      Words(
        zh: "“\(path)”超过了 \(limit >> 20) MiB 的上限。",
        en: "“\(path)” is larger than \(limit >> 20) MiB.")
    case .unwritable(let number):
      Words(
        zh: "“\(path)”没有改动：写不进它或它所在的文件夹，系统报告：\(FileSystem.describe(number))。",
        en: "“\(path)” is unchanged: it or its folder cannot be written. The system said: "
          + "\(FileSystem.describe(number)).")
    case .system(let number):
      Words(
        zh: "读取“\(path)”时系统报告：\(FileSystem.describe(number))。",
        en: "Reading “\(path)”, the system said: \(FileSystem.describe(number)).")
    }
  }
}
