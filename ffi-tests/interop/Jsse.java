import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * One end of connections of Java's own TLS.
 *
 * <pre>
 * Jsse server COUNT SUITE ALGORITHM CERTIFICATE KEY CA PEER        listens on a free port of 127.0.0.1 and prints it; echoes
 * Jsse client COUNT SUITE ALGORITHM CERTIFICATE KEY CA LENGTH PORT sends so many bytes and reads them back, COUNT times
 * </pre>
 *
 * ALGORITHM is the key's, as Java names it. With PEER "asked" the server wants a certificate. Each connection prints its
 * version, its suite, and the time its session was made: a resumed one has the time of the first.
 */
public class Jsse {
    private static Certificate certificate(String file) throws Exception {
        try (InputStream in = new FileInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(String file, String algorithm) throws Exception {
        String base64 = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static SSLContext context(String algorithm, String certificate, String key, String roots) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null);
        own.setKeyEntry("own", key(key, algorithm), new char[0], new Certificate[] {certificate(certificate)});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(own, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null);
        byte[] pem = Files.readAllBytes(Path.of(roots));
        for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
            trusted.setCertificateEntry(Integer.toString(trusted.size()), root);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static SSLParameters parameters(String suite) {
        SSLParameters parameters = new SSLParameters(new String[] {suite}, new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        return parameters;
    }

    private static void report(SSLSocket socket, String peer) {
        SSLSession session = socket.getSession();
        System.out.println(session.getProtocol() + " " + session.getCipherSuite() + " " + session.getCreationTime() + " "
                + socket.getApplicationProtocol() + " " + peer);
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        SSLContext context = context(arguments[3], arguments[4], arguments[5], arguments[6]);
        if (arguments[0].equals("server")) {
            serve(context, count, arguments[2], arguments[7].equals("asked"));
        } else {
            for (int i = 0; i < count; i++) {
                ask(context, arguments[2], Integer.parseInt(arguments[7]), Integer.parseInt(arguments[8]));
            }
        }
    }

    private static void serve(SSLContext context, int count, String suite, boolean asked) throws Exception {
        try (SSLServerSocket listener = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("listening: " + listener.getLocalPort());
            for (int i = 0; i < count; i++) {
                try (SSLSocket socket = (SSLSocket) listener.accept()) {
                    SSLParameters parameters = parameters(suite);
                    parameters.setNeedClientAuth(asked);
                    socket.setSSLParameters(parameters);
                    byte[] data = new byte[16384];
                    int n = socket.getInputStream().read(data);
                    report(socket, asked ? socket.getSession().getPeerPrincipal().getName() : "-");
                    for (; n > 0; n = socket.getInputStream().read(data)) {
                        socket.getOutputStream().write(data, 0, n);
                    }
                }
            }
        }
    }

    private static void ask(SSLContext context, String suite, int length, int port) throws Exception {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            SSLParameters parameters = parameters(suite);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            OutputStream out = socket.getOutputStream();
            byte[] data = new byte[8192];
            for (int sent = 0; sent < length; sent += data.length) {
                out.write(data, 0, Math.min(data.length, length - sent));
                socket.getInputStream().readNBytes(Math.min(data.length, length - sent));
            }
            report(socket, socket.getSession().getPeerPrincipal().getName());
        }
    }
}
