extension Answer {
    /// Checks the status, and hands the answer on.
    @discardableResult
    public func expect(status wanted: Int, because reason: String) throws -> Answer {
        guard status == wanted else {
            throw Broken(self, expected: "status \(wanted)", because: reason)
        }
        return self
    }

    /// Checks that this is a success with exactly this body.
    @discardableResult
    public func expect(status: Int = 200, body wanted: JSON, because reason: String) throws
        -> Answer
    {
        try expect(status: status, because: reason)
        guard try json() == wanted else {
            throw Broken(self, expected: "\(status) \(wanted)", because: reason)
        }
        return self
    }

    /// Checks that this is a 200 whose body has `value` in `field`; nil for a field left out.
    @discardableResult
    public func expect(field: String, is value: JSON?, because reason: String) throws -> Answer {
        try expect(status: 200, because: reason)
        guard try json()[field] == value else {
            let wanted = value.map { "with \"\(field)\": \($0)" } ?? "without \"\(field)\""
            throw Broken(self, expected: "200 \(wanted)", because: reason)
        }
        return self
    }

    @discardableResult
    public func expect(header: String, is value: String, because reason: String) throws -> Answer {
        guard self.header(header) == value else {
            throw Broken(
                self, expected: "\(header): \(value), not \(self.header(header) ?? "none")",
                because: reason)
        }
        return self
    }

    /// Checks anything else; `expected` says it in words.
    @discardableResult
    public func expect(
        _ holds: Bool, _ expected: String, because reason: String
    ) throws -> Answer {
        guard holds else { throw Broken(self, expected: expected, because: reason) }
        return self
    }

    /// The text in a field of the body.
    public func field(_ name: String) throws -> String {
        guard let text = try json()[name]?.string else {
            throw Broken(
                self, expected: "a text in \"\(name)\"", because: "The API promises the field.")
        }
        return text
    }

    /// The list in a field of the body.
    public func list(_ name: String) throws -> [JSON] {
        try expect(
            status: 200, because: "A list is asked for, and nothing is wrong with the request.")
        guard let elements = try json()[name]?.array else {
            throw Broken(
                self, expected: "a list in \"\(name)\"", because: "The API promises the field.")
        }
        return elements
    }
}
