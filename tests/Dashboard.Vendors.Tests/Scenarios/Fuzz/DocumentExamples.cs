namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Short responses with the pitfalls of the vendors' own documents, mutated in addition to the simulator's responses.</summary>
internal static class DocumentExamples
{
    /// <summary>The route names with a response body each.</summary>
    public static IReadOnlyList<(string Name, string Body)> All { get; } =
    [
        // The alternative name of the address, an empty application, a key with a trailing space, booleans as text.
        (Routes.JinglList, """[{"extensionnumber":"0101","registeredaddress":"101.100.99.98:1234","otherpartyphonenumber":"0412341234","app":"","calldurationseconds":21,"state":"OnCall","calldirection":"Outbound"},{"extensionnumber ":"0102","state":"Unavailable","recording":"true","registrationipaddress":"2001:db8::1"}]"""),
        (Routes.JinglList, "[]"),
        (Routes.JinglSingle, """{"extensionnumber":"0101","registeredaddress":"101.100.99.98:1234","otherpartyphonenumber":"0412341234","app":null,"calldurationseconds":"21","state":"Ringing","calldirection":"Inbound"}"""),

        // A bare array, -1 for a token that does not expire, a number inside an object, a party that is plain text.
        (Routes.TelecomXToken, """{"token":"lasting","expiresInMinutes":-1,"accessLevel":"VIEWER"}"""),
        (Routes.TelecomXEmployees, """[{"_id":"e1","name":"Hans Christian Anderson","presence":{"state":"LUNCH"},"extensions":["x1",{"_id":"x2","state":"BUSY"}]},{"_id":"x9","type":"EXTENSION","number":"209"}]"""),
        (Routes.TelecomXExtensions, """[{"_id":"x1","number":201,"name":"Hans"},{"_id":"x2","number":"202"},{"_id":"x3"}]"""),
        (Routes.TelecomXPhones, """{"offset":0,"limit":50,"total":2,"sipPhones":[{"_id":"12345678901234567890ABCD","sipPhoneModel":{"_id":"1234567890123457890AAAA"},"extension":{"_id":"x1"},"handsetIndex":null},{"_id":"p2","extension":null,"status":{"online":true,"expires":-1}}]}"""),
        (Routes.TelecomXPhone, """{"_id":"12345678901234567890ABCD","extension":"1234578901234578 90BBBB","macAddress":"4EE8A34B56F3","ringer":{"volume":4,"tone":2},"network":{"vlanId":0},"status":{"configLoaded":"2015-01-01T00:00:00Z","online":true,"expires":2543,"publicIpAddress":"192.0.2.134","userAgent":"snom370/8.7.3.25"},"purchaseInfo":{"date":"2015-01-01-T00:00:00Z"}}"""),
        (Routes.TelecomXPhone, """{_id:'12345678901234567890ABCD',extension:null,status:{online:true,expires:2543}}"""),
        (Routes.TelecomXCalls, """[{"call":"c1","handler":{"channelId":"ch","channelClosed":false,"caller":{"number":"201","extensionId":"x1"},"callees":["0412341234",{"extension":{"_id":"x2","number":"202"}}],"startedAt":1795240740000}}]"""),

        // Three identical addresses, a next page that is text, numbers as numbers, an end time on an active call.
        (Routes.VonageToken, """{"access_token":"t","refresh_token":"r","expires_in":"86400"}"""),
        (Routes.VonageCalls, """{"calls":[{"account_id":1234,"call_id":"3fa85f64","direction":"inbound","end_time":1595959736,"from":1235551111,"legs":[{"call_id":"3fa85f64","direction":"inbound","from":1231112222,"leg_id":"3fa85f64","start_time":1595959736,"status":"busy","to":1234567890}],"start_time":1595959736,"status":"busy","to":1234567890}],"current_page":0,"first_page_uri":"/cc/accounts/1234/calls?page_size=0&order=desc","next_page":1,"next_page_uri":"/cc/accounts/1234/calls?page_size=0&order=desc","page_size":1,"pages":1}"""),
        (Routes.VonageDevices, """{"current_page":1,"devices":[{"account_id":1234,"device_ip":"192.0.2.17","last_request":1795240421,"last_success":1795240421,"mac_address":"79-5C-7D-28-1B-B3","registration":{"last_success":1795240421},"is_registered":"True"}],"first_page_uri":"/registration/accounts/1234/devices?page_size=100","next_page":"string","next_page_uri":"/registration/accounts/1234/devices?page_size=100","page_size":10,"pages":2}"""),
        (RecordedAnswers.VonageFieldShape, """{"calls":[{"call_id":"c1","from_number":"101","to_number":"0412341234","from_name":"Jane","start_time":"1795240740000000","end_time":"0","status":"initializing","leg_map":{"l1":{"status":"ringing","state":"held"}}}]}"""),

        // A total above the number of rows, numbers as text, a past expiry beside -1, a call with a single number as source.
        (Routes.VoipNowToken, """{"access_token":"t","expires_in":7200}"""),
        (Routes.VoipNowPresence, """{"startIndex":0,"totalResults":2,"itemsPerPage":20,"filtered":false,"sorted":false,"entry":[{"extension":"0003*210","status":0,"registration":[{"agent":"3CXPhone 5.0","registration":"-1","expire":"2011-02-10T15:10:55Z"}]},{"extension":"0003*211","status":"3","registration":{"registration":1,"expire":"2026-11-21T08:00:00+02:00"}}]}"""),
        (Routes.VoipNowCalls, """{"totalResults":1,"entry":{"a":{"id":"a","nonce":"n","published":"2026-11-21T05:59:00Z","phoneCallView":[{"id":"1","extension":"0003*210","source":"0003*210","destination":["0412341234"],"flow":4,"status":"5","callerID":"John Doe <3332222>","onHold":"2026-11-21T05:59:30Z"}]}}}"""),
    ];
}
