public import Hummingbird
public import Staff

extension StaffContext {
    /// An id in the path, as in `/employees/{id}`.
    ///
    /// - Throws: what becomes 400 when it is no UUID.
    public func id<Named>(_ name: String, of type: Named.Type) throws -> ID<Named> {
        let text = parameters.get(name) ?? ""
        guard let id = ID<Named>(text) else {
            throw Problem.unreadable("“\(text.prefix(60))” is not a UUID.", parameter: name)
        }
        return id
    }
}

extension Request {
    /// A parameter of the query, or `nil` when it is not there.
    public func query(_ name: String) -> String? {
        uri.queryParameters[Substring(name)].map(String.init)
    }

    /// A parameter of the query as what `parse` makes of it, or `nil` when it is not there.
    ///
    /// - Parameter kind: what it should be, for the error, as in "a day, YYYY-MM-DD".
    /// - Throws: what becomes 400 when `parse` returns `nil`.
    public func query<Value>(
        _ name: String, _ kind: String, _ parse: (String) -> Value?
    ) throws -> Value? {
        guard let text = query(name) else { return nil }
        guard let value = parse(text) else {
            throw Problem.unreadable("“\(text.prefix(60))” is not \(kind).", parameter: name)
        }
        return value
    }

    /// A day in the query.
    public func day(_ name: String) throws -> Day? {
        try query(name, "a day, YYYY-MM-DD") { Day($0) }
    }

    /// A whole number in the query that must be in `range`.
    public func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        try query(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}
