internal import CharterDiagnostics
internal import CharterSemantics

extension Program {
  /// Where the name of a norm of any kind is declared.
  func span(of id: AnyNormID) -> Span {
    switch id {
    case .norm(let id): self[id].span
    case .rule(let id): self[id].header.span
    case .quota(let id): self[id].header.span
    case .subsidy(let id): self[id].header.span
    }
  }
}
