import Crypto
public import EventStore
public import Staff

extension StreamName {
    /// What happens to an employee: `employee-<id>`.
    public static func employee(_ id: EmployeeID) -> StreamName { StreamName("employee", id) }

    /// What happens to somebody's pay: `salary-<id>`.
    public static func salary(of id: EmployeeID) -> StreamName { StreamName("salary", id) }

    /// What somebody may take each year, and which years have begun: `entitlement-<id>`.
    public static func entitlement(of id: EmployeeID) -> StreamName {
        StreamName("entitlement", id)
    }

    /// A calendar year of somebody's vacation: `vacation-<id>-<year>`.
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
