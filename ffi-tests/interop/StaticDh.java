import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Vector;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedAgreement;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * One end of a connection of Bouncy Castle's whose both ends have a static Diffie-Hellman key: the one kind that it knows.
 *
 * <pre>
 * StaticDh server VERSION SUITE CERTIFICATE KEY        listens on a free port of 127.0.0.1 and prints it; echoes a line
 * StaticDh client VERSION SUITE CERTIFICATE KEY PORT   says a line, and prints what comes back
 * </pre>
 *
 * VERSION is 1.0, 1.1 or 1.2, SUITE its number, as 0x31. It believes every certificate.
 */
public class StaticDh {
    private static final BcTlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());

    private static byte[] read(String file) throws IOException {
        try (PemReader reader = new PemReader(new FileReader(file))) {
            return reader.readPemObject().getContent();
        }
    }

    private static BufferedReader lines(java.io.InputStream in) {
        return new BufferedReader(new InputStreamReader(in));
    }

    public static void main(String[] arguments) throws Exception {
        ProtocolVersion[] versions = {ProtocolVersion.TLSv10, ProtocolVersion.TLSv11, ProtocolVersion.TLSv12};
        ProtocolVersion[] version = {versions[Arrays.asList("1.0", "1.1", "1.2").indexOf(arguments[1])]};
        int[] suite = {Integer.decode(arguments[2])};
        TlsCertificate[] chain = {CRYPTO.createCertificate(read(arguments[3]))};
        TlsCredentials own = new BcDefaultTlsCredentialedAgreement(
                CRYPTO, new Certificate(chain), PrivateKeyFactory.createKey(read(arguments[4])));
        if (arguments[0].equals("server")) {
            serve(version, suite, own);
        } else {
            ask(version, suite, own, Integer.parseInt(arguments[5]));
        }
    }

    private static void ask(ProtocolVersion[] version, int[] suite, TlsCredentials own, int port) throws Exception {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        TlsClientProtocol protocol = new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
        protocol.connect(new DefaultTlsClient(CRYPTO) {
            @Override
            protected int[] getSupportedCipherSuites() {
                return suite;
            }

            @Override
            protected ProtocolVersion[] getSupportedVersions() {
                return version;
            }

            @Override
            public TlsAuthentication getAuthentication() {
                return new TlsAuthentication() {
                    @Override
                    public void notifyServerCertificate(TlsServerCertificate certificate) {}

                    @Override
                    public TlsCredentials getClientCredentials(CertificateRequest request) {
                        return own;
                    }
                };
            }
        });
        protocol.getOutputStream().write("ping\n".getBytes());
        System.out.println("echoed: " + lines(protocol.getInputStream()).readLine());
        protocol.close();
    }

    private static void serve(ProtocolVersion[] version, int[] suite, TlsCredentials own) throws Exception {
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        System.out.println("listening: " + listener.getLocalPort());
        Socket socket = listener.accept();
        TlsServerProtocol protocol = new TlsServerProtocol(socket.getInputStream(), socket.getOutputStream());
        protocol.accept(new DefaultTlsServer(CRYPTO) {
            @Override
            protected int[] getSupportedCipherSuites() {
                return suite;
            }

            @Override
            protected ProtocolVersion[] getSupportedVersions() {
                return version;
            }

            @Override
            public TlsCredentials getCredentials() {
                return own;
            }

            @Override
            public CertificateRequest getCertificateRequest() {
                short[] types = {ClientCertificateType.rsa_fixed_dh};
                boolean named = TlsUtils.isTLSv12(context);
                Vector<?> algorithms = named ? TlsUtils.getDefaultSupportedSignatureAlgorithms(context) : null;
                return new CertificateRequest(types, algorithms, null);
            }

            @Override
            public void notifyClientCertificate(Certificate certificate) {
                System.out.println("shown: " + !certificate.isEmpty());
            }
        });
        protocol.getOutputStream().write((lines(protocol.getInputStream()).readLine() + "\n").getBytes());
        protocol.close();
    }
}
