import CharterValues

/// Demands that can be met together, for questions about what follows from them.
struct Premises {
  let demands: [ConditionSolver.Demand]
  /// What they test; `nil`: it cannot be told, and everything is taken to be.
  private let tested: Tested?

  /// The subjects of tests, a value by the first attribute on the way from it: those of one stem may bear on each other.
  private struct Tested {
    struct Stem: Hashable {
      let root: Path.Root
      let first: AttributeID
    }

    var wholes: Set<ExpressionKey> = []
    var stems: Set<Stem> = []
    /// The values tested themselves; whether one is there bears on all of its attributes.
    var values: Set<Path.Root> = []
    var roots: Set<Path.Root> = []

    mutating func add(_ subject: ConditionTest.Subject) {
      switch subject {
      case .whole(let key): wholes.insert(key)
      case .path(let path):
        roots.insert(path.root)
        if let first = path.attributes.first {
          stems.insert(Stem(root: path.root, first: first))
        } else {
          values.insert(path.root)
        }
      }
    }

    func mayBear(on subject: ConditionTest.Subject) -> Bool {
      switch subject {
      case .whole(let key): wholes.contains(key)
      case .path(let path):
        path.attributes.first.map {
          values.contains(path.root) || stems.contains(Stem(root: path.root, first: $0))
        } ?? roots.contains(path.root)
      }
    }
  }

  init(_ demands: [ConditionSolver.Demand]) {
    self.demands = demands
    var tested = Tested()
    for demand in demands {
      guard let cases = demand.cases else {
        self.tested = nil
        return
      }
      for test in cases.joined() { tested.add(test.subject) }
    }
    self.tested = tested
  }

  /// Whether some of them may bear on what the cases test.
  func mayBear(on cases: [[ConditionTest]]) -> Bool {
    guard let tested else { return true }
    return cases.joined().contains { tested.mayBear(on: $0.subject) }
  }
}

extension ConditionSolver {
  /// Whether it is proven that demands cannot be met beside premises that can.
  func isNever(_ demands: [Demand], given premises: Premises) -> Bool {
    let bears = demands.contains { $0.cases.map(premises.mayBear) ?? true }
    return isNever(bears ? premises.demands + demands : demands)
  }
}
