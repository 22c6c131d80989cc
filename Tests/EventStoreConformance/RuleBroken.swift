import EventStore
import Hosting

/// What a store did, and what it should have done.
public struct RuleBroken: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// - Parameter why: what was tried, and why it must be so.
func expect<Value: Equatable>(_ got: Value, equals wanted: Value, _ why: String) throws {
    guard got == wanted else {
        throw RuleBroken("\(why)\nexpected: \(short(wanted))\ngot:      \(short(got))")
    }
}

/// Long lists are told apart by the first place at which they differ.
func expect<Element: Equatable>(
    _ got: [Element], equals wanted: [Element], _ why: String
) throws {
    guard got != wanted else { return }
    guard [got, wanted].contains(where: { String(describing: $0).count > longest }) else {
        throw RuleBroken("\(why)\nexpected: \(wanted)\ngot:      \(got)")
    }
    let place = zip(got, wanted).prefix { $0 == $1 }.count
    func what(_ list: [Element]) -> String {
        let element = list.dropFirst(place).first.map { short($0) } ?? "none"
        return "\(list.count) in all, and \(element) in place \(place + 1)"
    }
    throw RuleBroken("\(why)\nexpected: \(what(wanted))\ngot:      \(what(got))")
}

/// Runs `body`, which must throw `wanted`, or `other` if there is one.
func expect<Failure: Error & Equatable>(
    throws wanted: Failure, or other: Failure? = nil, _ why: String,
    _ body: () async throws -> some Any
) async throws {
    do {
        let value = try await body()
        throw RuleBroken("\(why)\nexpected: the error “\(wanted)”\ngot:      \(short(value))")
    } catch let error as Failure where error == wanted || error == other {
        return
    } catch let error as RuleBroken {
        throw error
    } catch {
        throw RuleBroken("\(why)\nexpected: the error “\(wanted)”\ngot:      the error “\(error)”")
    }
}

/// Runs `body`, or gives up after ten seconds. What does not end then is left to itself.
func withinTenSeconds<Value: Sendable>(
    _ what: String, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    guard let value = try await endOf(body, within: .seconds(10)) else {
        throw RuleBroken("\(what)\nexpected: an end within 10 seconds\ngot:      none")
    }
    return value
}

/// In letters: what is longer is not shown in full.
private let longest = 300

private func short(_ value: some Any) -> String {
    let text = String(describing: value)
    return text.count <= longest ? text : text.prefix(longest) + "…"
}
