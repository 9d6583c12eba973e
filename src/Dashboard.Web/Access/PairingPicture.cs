using QRCoder;

namespace Dashboard.Web.Access;

/// <summary>The QR picture that leads an administrator's phone to where a code is entered.</summary>
internal static class PairingPicture
{
    private const int PixelsPerModule = 8;

    /// <summary>The picture as an address that a page carries itself.</summary>
    public static string Of(HttpRequest request, string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode($"{request.Scheme}://{request.Host}{LocalPath.At(request, "/displays")}?code={code}", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsPerModule))}";
    }
}
