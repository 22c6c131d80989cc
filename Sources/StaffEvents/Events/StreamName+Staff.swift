import Crypto
public import EventStore
public import Staff

extension StreamName {
    public static func employee(_ id: EmployeeID) -> StreamName { StreamName("employee", id) }

    public static func salary(of id: EmployeeID) -> StreamName { StreamName("salary", id) }

    public static func entitlement(of id: EmployeeID) -> StreamName {
        StreamName("entitlement", id)
    }

    public static func vacation(of id: EmployeeID, year: Int) -> StreamName {
        StreamName("vacation", id, year)
    }

    /// The stream that an e-mail is reserved in, whatever its case.
    ///
    /// A stream's name can't be erased, so the e-mail does not stand in it: SHA-256 of it does.
    public static func email(_ email: String) -> StreamName {
        let digest = SHA256.hash(data: Array(email.lowercased().utf8))
        let hex = digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return StreamName("email", hex.joined())
    }
}
