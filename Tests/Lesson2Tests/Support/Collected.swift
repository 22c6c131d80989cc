import Synchronization

/// What several tasks have noted, in the order in which they did.
final class Collected<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    var all: [Element] { elements.withLock { $0 } }
    var count: Int { elements.withLock { $0.count } }

    func append(_ element: Element) {
        elements.withLock { $0.append(element) }
    }
}
